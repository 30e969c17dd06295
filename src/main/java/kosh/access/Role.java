package kosh.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a token allows. */
public enum Role {
    /** To import, and to undo imports. */
    IMPORTER,
    /** All that, and to make and revoke tokens. */
    ADMIN;

    /** The name for {@code @RolesAllowed}. */
    public static final String IMPORTER_NAME = "importer";

    public static final String ADMIN_NAME = "admin";

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String name) {
        return Arrays.stream(values()).filter(r -> r.toString().equals(name)).findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Role::toString).toList();
    }
}
