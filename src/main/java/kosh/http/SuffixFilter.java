package kosh.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import kosh.table.Format;

/** Reads {@code /v1/arrivals.csv} as {@code /v1/arrivals?format=csv}, so that every format has an address of its own. */
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
        String path = request.getUriInfo().getRequestUri().getRawPath();
        int dot = path.lastIndexOf('.');
        if (!path.startsWith("/v1/") || dot < path.lastIndexOf('/')) {
            return;
        }
        Format.of(path.substring(dot + 1))
                .ifPresent(format -> request.setRequestUri(request.getUriInfo()
                        .getRequestUriBuilder()
                        .replacePath(path.substring(0, dot))
                        .replaceQueryParam("format", format)
                        .build()));
    }
}
