package dev.pipl.local.part;

import dev.pipl.local.LocalFailure;
import dev.pipl.local.machine.PortCheck;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Which part listens where; loopback only. */
public final class Ports {

    private static final int HIGHEST = 65535;

    private final Map<PartId, Integer> byPart;

    private Ports(Map<PartId, Integer> byPart) {
        this.byPart = byPart;
    }

    /**
     * The ports by default, moved by the environment variables of the parts.
     *
     * @throws LocalFailure when one is not a port, or two parts would share one
     */
    public static Ports of(Map<String, String> environment) {
        Map<PartId, Integer> byPart = new EnumMap<>(PartId.class);
        Map<Integer, PartId> seen = new HashMap<>();
        for (PartId part : PartId.values()) {
            int port = port(part, environment.getOrDefault(part.portVariable(), ""));
            PartId other = seen.putIfAbsent(port, part);
            if (other != null) {
                throw new LocalFailure(
                        other.portVariable() + " 与 " + part.portVariable() + " 指定了同一端口 " + port,
                        other.portVariable() + " and " + part.portVariable() + " name the same port " + port);
            }
            byPart.put(part, port);
        }
        return new Ports(byPart);
    }

    public int of(PartId part) {
        return byPart.get(part);
    }

    /**
     * Looks whether all parts could listen.
     *
     * @throws LocalFailure when a port is taken
     */
    public void requireFree() {
        byPart.forEach((part, port) -> PortCheck.require(part.wireName(), port, part.portVariable()));
    }

    private static int port(PartId part, String named) {
        if (named.isBlank()) {
            return part.portByDefault();
        }
        if (named.matches("\\d{1,5}") && Integer.parseInt(named) >= 1 && Integer.parseInt(named) <= HIGHEST) {
            return Integer.parseInt(named);
        }
        throw new LocalFailure(
                part.portVariable() + "=" + named + " 不是端口号(1-65535)",
                part.portVariable() + "=" + named + " is not a port (1-65535)");
    }
}
