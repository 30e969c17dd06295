package kosh.evidence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The set of least weight that holds at least one member of each of some groups, found exactly by branching over the members of a group
 * that is not hit yet. Where the lightest members of groups that share none outweigh the best set known, the branch is cut.
 * Members that only stand in groups where a lighter one also stands are never needed.
 *
 * <p>Of sets of the same weight the first found is kept; the order of groups and members decides, so the answer is always the same.
 */
final class HittingSet<T> {

    private final List<T> members = new ArrayList<>();
    private long[] weights = {};
    private List<BitSet> groups = new ArrayList<>();
    private long bestWeight = Long.MAX_VALUE;
    private BitSet best = new BitSet();

    private HittingSet() {}

    static <T> Set<T> least(Collection<? extends Set<T>> groups, ToLongFunction<T> weight) {
        Set<T> found = new LinkedHashSet<>();
        for (List<Set<T>> apart : apart(groups)) {
            HittingSet<T> search = new HittingSet<>();
            search.read(apart, weight);
            search.dropWhatIsNeverNeeded();
            search.branch(new BitSet(), new BitSet(), 0);
            search.best.stream().forEach(i -> found.add(search.members.get(i)));
        }
        return found;
    }

    /** Groups that share no member, even through others, are searched apart. */
    private static <T> List<List<Set<T>>> apart(Collection<? extends Set<T>> groups) {
        List<List<Set<T>>> clusters = new ArrayList<>();
        for (Set<T> group : groups) {
            List<Set<T>> joined = new ArrayList<>();
            for (Iterator<List<Set<T>>> each = clusters.iterator(); each.hasNext(); ) {
                List<Set<T>> cluster = each.next();
                if (cluster.stream().anyMatch(other -> !Collections.disjoint(other, group))) {
                    joined.addAll(cluster);
                    each.remove();
                }
            }
            joined.add(group);
            clusters.add(joined);
        }
        return clusters;
    }

    private void read(Collection<? extends Set<T>> given, ToLongFunction<T> weight) {
        Map<T, Integer> numbers = new LinkedHashMap<>();
        Set<BitSet> distinct = new LinkedHashSet<>();
        for (Set<T> group : given) {
            BitSet bits = new BitSet();
            group.forEach(member -> bits.set(numbers.computeIfAbsent(member, m -> numbers.size())));
            distinct.add(bits);
        }
        members.addAll(numbers.keySet());
        weights = members.stream().mapToLong(weight).toArray();
        groups = distinct.stream()
                .filter(group -> distinct.stream().noneMatch(other -> !other.equals(group) && isWithin(other, group)))
                .sorted(Comparator.comparingInt(BitSet::cardinality))
                .toList();
    }

    private static boolean isWithin(BitSet inner, BitSet outer) {
        BitSet rest = (BitSet) inner.clone();
        rest.andNot(outer);
        return rest.isEmpty();
    }

    private void dropWhatIsNeverNeeded() {
        BitSet[] where = new BitSet[members.size()];
        for (int member = 0; member < where.length; member++) {
            where[member] = new BitSet();
            for (int group = 0; group < groups.size(); group++) {
                where[member].set(group, groups.get(group).get(member));
            }
        }
        BitSet dropped = new BitSet();
        for (int member = 0; member < where.length; member++) {
            for (int other = 0; other < where.length; other++) {
                if (other != member && !dropped.get(other) && isBetter(where, other, member)) {
                    dropped.set(member);
                    break;
                }
            }
        }
        groups.forEach(group -> group.andNot(dropped));
    }

    private boolean isBetter(BitSet[] where, int other, int member) {
        boolean same = weights[other] == weights[member] && where[other].equals(where[member]);
        return weights[other] <= weights[member] && isWithin(where[member], where[other]) && (!same || other < member);
    }

    private void branch(BitSet chosen, BitSet excluded, long weight) {
        BitSet hardest = null;
        long atLeast = weight;
        BitSet seen = new BitSet();
        for (BitSet group : groups) {
            if (group.intersects(chosen)) {
                continue;
            }
            BitSet left = (BitSet) group.clone();
            left.andNot(excluded);
            if (left.isEmpty()) {
                return;
            }
            hardest = hardest == null || left.cardinality() < hardest.cardinality() ? left : hardest;
            if (!left.intersects(seen)) {
                seen.or(left);
                atLeast += lightest(left);
            }
        }
        if (atLeast >= bestWeight) {
            return;
        }
        if (hardest == null) {
            bestWeight = weight;
            best = (BitSet) chosen.clone();
            return;
        }
        BitSet tried = (BitSet) excluded.clone();
        for (int member : byWeight(hardest)) {
            chosen.set(member);
            branch(chosen, tried, weight + weights[member]);
            chosen.clear(member);
            tried.set(member);
        }
    }

    private long lightest(BitSet group) {
        long least = Long.MAX_VALUE;
        for (int i = group.nextSetBit(0); i >= 0; i = group.nextSetBit(i + 1)) {
            least = Math.min(least, weights[i]);
        }
        return least;
    }

    private List<Integer> byWeight(BitSet group) {
        return group.stream()
                .boxed()
                .sorted(Comparator.comparingLong(i -> weights[i]))
                .toList();
    }
}
