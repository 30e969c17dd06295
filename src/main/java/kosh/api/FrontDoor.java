package kosh.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Who comes without an address is shown what can be asked. */
@Path("/")
public class FrontDoor {

    private static final URI DOCS = URI.create("/docs/");

    @GET
    public Response docs() {
        return Response.temporaryRedirect(DOCS).build();
    }
}
