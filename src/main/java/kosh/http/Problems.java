package kosh.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.QueryTimeoutException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import kosh.access.BearerAuthentication;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure into a problem as RFC 9457 says, the framework's own refusals included. */
public class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    /** What every path takes; the framework does not say it by itself. */
    private static final String READS = "GET, HEAD, OPTIONS";

    private final ProblemBody bodies;

    @Context
    UriInfo uri;

    @SuppressWarnings("NullAway.Init")
    public Problems(ProblemBody bodies) {
        this.bodies = bodies;
    }

    @ServerExceptionMapper
    public Response refused(Problem problem) {
        Response.ResponseBuilder response =
                response(problem, ProblemBody.newInstance(), problem.type().status());
        if (problem.type().status() == ProblemBody.UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, ProblemBody.RETRY_AFTER_SECONDS);
        }
        return response.build();
    }

    @ServerExceptionMapper
    public Response notKnown(UnauthorizedException exception) {
        return challenge(BearerAuthentication.CHALLENGE, ProblemType.UNAUTHORIZED.meaning());
    }

    @ServerExceptionMapper
    public Response notAuthentic(AuthenticationFailedException exception) {
        return challenge(
                BearerAuthentication.CHALLENGE + ", error=\"invalid_token\"",
                "The token is unknown, expired or revoked. " + ProblemType.UNAUTHORIZED.meaning());
    }

    private Response challenge(String challenge, String detail) {
        return response(
                        Problem.of(ProblemType.UNAUTHORIZED, detail),
                        ProblemBody.newInstance(),
                        ProblemType.UNAUTHORIZED.status())
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build();
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException exception) {
        return refused(Problem.of(
                ProblemType.BAD_REQUEST, "The body cannot be read as JSON: " + exception.getOriginalMessage()));
    }

    @ServerExceptionMapper
    public Response unfit(MismatchedInputException exception) {
        return unreadable(exception);
    }

    @ServerExceptionMapper
    public Response notAllowed(ForbiddenException exception) {
        return refused(Problem.of(ProblemType.FORBIDDEN, ProblemType.FORBIDDEN.meaning()));
    }

    @ServerExceptionMapper
    public Response refusedByFramework(WebApplicationException exception) {
        Response original = exception.getResponse();
        int status = original.getStatus();
        if (status < 400 || original.hasEntity()) {
            return original;
        }
        ProblemType type = ProblemType.ofStatus(status).orElse(ProblemType.OTHER);
        Response.ResponseBuilder response =
                response(Problem.of(type, sentenceFor(type)), ProblemBody.newInstance(), status);
        if (status == 405) {
            String allow = original.getHeaderString(HttpHeaders.ALLOW);
            response.header(HttpHeaders.ALLOW, allow == null ? READS : allow);
        }
        return response.build();
    }

    @ServerExceptionMapper
    public Response withoutDatabase(JDBCConnectionException exception) {
        LOG.errorf(exception, "The database was not to be reached for %s", uri.getRequestUri());
        return refused(Problem.of(
                ProblemType.SERVICE_UNAVAILABLE,
                "The database cannot be reached; try again after the seconds that Retry-After names."));
    }

    @ServerExceptionMapper
    public Response overdue(QueryTimeoutException exception) {
        return refused(Problem.of(ProblemType.OUT_OF_TIME, ProblemType.OUT_OF_TIME.meaning()));
    }

    @ServerExceptionMapper
    public Response broken(Throwable failure) {
        String instance = ProblemBody.newInstance();
        LOG.errorf(failure, "%s at %s", instance, uri.getRequestUri());
        return response(Problem.of(ProblemType.OTHER, sentenceFor(ProblemType.OTHER)), instance, 500)
                .build();
    }

    private String sentenceFor(ProblemType type) {
        String path = uri.getRequestUri().getPath();
        return switch (type) {
            case NOT_FOUND -> "There is nothing at " + path + ". All paths stand at /openapi and /docs.";
            case METHOD_NOT_ALLOWED -> path + " does not take this method; the Allow header lists those it takes.";
            default -> type.meaning();
        };
    }

    private Response.ResponseBuilder response(Problem problem, String instance, int status) {
        return Response.status(status)
                .type(ProblemBody.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, ProblemBody.cacheControl(status))
                .header(HttpHeaders.VARY, Caching.VARY)
                .entity(bodies.print(problem, status, instance, uri.getBaseUri()));
    }
}
