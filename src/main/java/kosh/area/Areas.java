package kosh.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The areas of one release: found by code or alias, and by which lies in which. */
public final class Areas {

    private final Map<String, Area> byCode = new LinkedHashMap<>();
    private final Map<String, List<AreaAlias>> byAlias = new LinkedHashMap<>();
    private final Map<String, List<AreaAlias>> aliasesOf = new LinkedHashMap<>();
    private final Map<String, List<String>> children = new LinkedHashMap<>();

    public Areas(Collection<Area> areas, Collection<AreaAlias> aliases) {
        areas.forEach(area -> byCode.put(area.code(), area));
        for (AreaAlias alias : aliases) {
            byAlias.computeIfAbsent(alias.alias(), a -> new ArrayList<>()).add(alias);
            aliasesOf.computeIfAbsent(alias.area(), a -> new ArrayList<>()).add(alias);
        }
        for (Area area : areas) {
            String parent = area.parent();
            if (parent != null) {
                children.computeIfAbsent(parent, p -> new ArrayList<>()).add(area.code());
            }
        }
    }

    public Collection<Area> all() {
        return byCode.values();
    }

    public Optional<Area> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The areas that the code or alias denotes now or denoted once; several if its meaning changed, none if nobody knows it. */
    public List<Area> named(String codeOrAlias) {
        String wanted = codeOrAlias.toUpperCase(Locale.ROOT);
        Set<Area> named = new LinkedHashSet<>();
        byCode(wanted).ifPresent(named::add);
        for (AreaAlias alias : byAlias.getOrDefault(wanted, List.of())) {
            byCode(alias.area()).ifPresent(named::add);
        }
        return List.copyOf(named);
    }

    /** The area that the code or alias denoted on that day: the alias valid then goes before the code. */
    public Optional<Area> named(String codeOrAlias, LocalDate day) {
        String wanted = codeOrAlias.toUpperCase(Locale.ROOT);
        return byAlias.getOrDefault(wanted, List.of()).stream()
                .filter(alias -> alias.isValidOn(day))
                .findFirst()
                .flatMap(alias -> byCode(alias.area()))
                .or(() -> byCode(wanted));
    }

    public List<AreaAlias> aliasesOf(String code) {
        return aliasesOf.getOrDefault(code, List.of());
    }

    public List<String> childrenOf(String code) {
        return children.getOrDefault(code, List.of());
    }

    /** The area, its parent, and so on up to the root. */
    public List<String> selfAndAncestors(String code) {
        Set<String> line = new LinkedHashSet<>();
        Optional<Area> area = byCode(code);
        while (area.isPresent() && line.add(area.get().code())) {
            String parent = area.get().parent();
            area = parent == null ? Optional.empty() : byCode(parent);
        }
        return List.copyOf(line);
    }

    /** Whether {@code inner} is {@code outer} or lies in it. */
    public boolean contains(String outer, String inner) {
        return selfAndAncestors(inner).contains(outer);
    }

    /** The area, all in it, and so on down. */
    public List<String> selfAndDescendants(String code) {
        List<String> found = new ArrayList<>(List.of(code));
        for (int i = 0; i < found.size(); i++) {
            found.addAll(childrenOf(found.get(i)));
        }
        return found;
    }

    /** The area of that level in which the area lies, or the area itself if it lies in none. */
    public String atLevel(String code, String level) {
        return selfAndAncestors(code).stream()
                .filter(c ->
                        byCode(c).filter(area -> area.level().equals(level)).isPresent())
                .findFirst()
                .orElse(code);
    }

    public Set<String> levels() {
        Set<String> levels = new LinkedHashSet<>();
        byCode.values().forEach(area -> levels.add(area.level()));
        return levels;
    }
}
