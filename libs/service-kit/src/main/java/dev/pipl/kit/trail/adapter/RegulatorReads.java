package dev.pipl.kit.trail.adapter;

import dev.pipl.kit.caller.Role;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What a regulator has read stands in the trail before the regulator has the answer. */
@ApplicationScoped
public class RegulatorReads {
    private final CurrentIdentityAssociation callers;
    private final DataSource database;
    private final JdbcTrail trail;
    private final Clock clock;

    RegulatorReads(CurrentIdentityAssociation callers, DataSource database, JdbcTrail trail, Clock clock) {
        this.callers = callers;
        this.database = database;
        this.trail = trail;
        this.clock = clock;
    }

    @ServerResponseFilter
    public Uni<Void> record(ContainerRequestContext request, ContainerResponseContext response) {
        boolean read = request.getMethod().equals("GET") && response.getStatus() < 300;
        if (!read) {
            return Uni.createFrom().voidItem();
        }
        // On an address that is open to anybody nobody has asked yet who the caller is, and he need not be anyone.
        return callers.getDeferredIdentity()
                .onFailure()
                .recoverWithNull()
                .chain(identity -> isRegulator(identity)
                        ? written(identity, request)
                        : Uni.createFrom().voidItem());
    }

    private static boolean isRegulator(SecurityIdentity identity) {
        return identity != null && !identity.isAnonymous() && identity.hasRole(Role.REGULATOR.wireName());
    }

    private Uni<Void> written(SecurityIdentity identity, ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        String query = request.getUriInfo().getRequestUri().getQuery();
        TrailEntry entry = new TrailEntry(
                clock.instant(), identity.getPrincipal().getName(), "read", "resource", path, null, null, null, query);
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> write(entry));
    }

    private void write(TrailEntry entry) {
        try (Connection connection = database.getConnection()) {
            trail.add(connection, entry);
        } catch (SQLException e) {
            throw new IllegalStateException("a regulator's read could not be recorded", e);
        }
    }
}
