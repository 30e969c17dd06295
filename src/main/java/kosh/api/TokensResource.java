package kosh.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kosh.access.Role;
import kosh.access.Token;
import kosh.access.Tokens;
import kosh.http.Parameters;
import kosh.problem.Fault;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The tokens of those who may write, for admins: made and shown once, listed, revoked. */
@Path("/v1/tokens")
@RolesAllowed(Role.ADMIN_NAME)
public class TokensResource {

    private static final String PATH = "/v1/tokens";
    private static final int LONGEST_NAME = 100;

    private final Tokens tokens;
    private final Clock clock;
    private final SecurityIdentity identity;

    @Context
    UriInfo uri;

    @SuppressWarnings("NullAway.Init")
    public TokensResource(Tokens tokens, Clock clock, SecurityIdentity identity) {
        this.tokens = tokens;
        this.clock = clock;
        this.identity = identity;
    }

    /**
     * A token to make.
     *
     * @param name whose it is, or what for
     * @param role importer or admin
     * @param expiresAt the day or instant from which on it works no more; 90 days from now if nothing is said
     */
    public record Wanted(
            @Nullable String name,
            @Nullable String role,
            @JsonProperty("expires_at") @Nullable String expiresAt) {}

    @GET
    public Response all() {
        new Parameters(uri.getQueryParameters(), Set.of());
        List<Map<String, @Nullable Object>> rows =
                tokens.all().stream().map(TokensResource::view).toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("count", rows.size());
        body.put("rows", rows);
        return Response.ok(body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(@Nullable Wanted wanted) {
        if (wanted == null || wanted.name == null || wanted.name.isBlank() || wanted.name.length() > LONGEST_NAME) {
            throw bad(
                    "name",
                    wanted == null ? null : wanted.name,
                    "say whose the token is, or what for, in at most " + LONGEST_NAME + " characters");
        }
        Role role = Role.of(String.valueOf(wanted.role))
                .orElseThrow(() -> bad("role", wanted.role, "it is one of " + String.join(", ", Role.names())));
        Tokens.Issued issued = tokens.issue(
                wanted.name.strip(),
                role,
                expiry(wanted.expiresAt),
                identity.getPrincipal().getName());
        Map<String, @Nullable Object> body = view(issued.token());
        body.put("token", issued.secret());
        return Response.created(
                        uri.getBaseUri().resolve(PATH + "/" + issued.token().number()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(body)
                .build();
    }

    private Instant expiry(@Nullable String text) {
        if (text == null) {
            return clock.instant().plus(Tokens.USUAL_LIFE);
        }
        try {
            Instant at = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (at.isAfter(clock.instant())) {
                return at;
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        throw bad("expires_at", text, "it is a day or an instant to come, such as 2030-01-01 or 2030-01-01T00:00:00Z");
    }

    private static Problem bad(String member, @Nullable String value, String detail) {
        return Problem.of(
                ProblemType.BAD_REQUEST, new Fault(member, String.valueOf(value), member + ": " + detail, null, null));
    }

    @DELETE
    @Path("{number}")
    public Response revoke(@PathParam("number") String number) {
        new Parameters(uri.getQueryParameters(), Set.of());
        if (!number.matches("\\d{1,9}")
                || tokens.revoke(Integer.parseInt(number)).isEmpty()) {
            throw Problem.of(ProblemType.NOT_FOUND, "There is no token '" + number + "'; all stand at " + PATH + ".");
        }
        return Response.noContent().build();
    }

    private static Map<String, @Nullable Object> view(Token token) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("number", token.number());
        view.put("name", token.name());
        view.put("role", token.role().toString());
        view.put("created_at", token.createdAt().toString());
        view.put("created_by", token.createdBy());
        view.put("expires_at", token.expiresAt().toString());
        view.put(
                "revoked_at",
                token.revokedAt() == null ? null : token.revokedAt().toString());
        return view;
    }
}
