package kosh.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Leads a path with a {@link Suffix} to the endpoint of the path without. */
@Provider
@PreMatching
public class SuffixFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String decoded = request.getUriInfo().getPath();
        if (decoded.indexOf('.', decoded.lastIndexOf('/')) < 0) {
            // Most have no suffix, and need no look at their raw path.
            return;
        }
        Suffix suffix = Suffix.of(request.getUriInfo().getRequestUri().getRawPath());
        if (suffix.format() != null) {
            request.setRequestUri(request.getUriInfo()
                    .getRequestUriBuilder()
                    .replacePath(suffix.path())
                    .replaceQueryParam("format", suffix.format())
                    .build());
        }
    }
}
