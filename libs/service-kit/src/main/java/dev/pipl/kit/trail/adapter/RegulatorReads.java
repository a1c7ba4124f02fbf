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
import org.eclipse.microprofile.jwt.JsonWebToken;
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
        if (!request.getMethod().equals("GET") || response.getStatus() >= 300) {
            return Uni.createFrom().voidItem();
        }
        String path = request.getUriInfo().getPath();
        String query = request.getUriInfo().getRequestUri().getQuery();
        return callers.getDeferredIdentity()
                .onFailure()
                .recoverWithNull()
                .chain(caller -> caller == null || !caller.hasRole(Role.REGULATOR.wireName())
                        ? Uni.createFrom().voidItem()
                        : write(entry(caller, path, query)));
    }

    private TrailEntry entry(SecurityIdentity caller, String path, String query) {
        String subject = caller.getPrincipal() instanceof JsonWebToken token
                ? token.getSubject()
                : caller.getPrincipal().getName();
        return new TrailEntry(clock.instant(), subject, "read", "resource", path, null, null, null, query);
    }

    private Uni<Void> write(TrailEntry entry) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> insert(entry));
    }

    private void insert(TrailEntry entry) {
        try (Connection connection = database.getConnection()) {
            trail.add(connection, entry);
        } catch (SQLException e) {
            throw new IllegalStateException("a regulator's read could not be recorded", e);
        }
    }
}
