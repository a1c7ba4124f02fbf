package dev.pipl.local.machine;

import dev.pipl.local.LocalFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out before anything starts that a port is in use. */
public final class PortCheck {

    private PortCheck() {}

    /** Whether nothing listens on that loopback port. */
    public static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** A port that nothing listens on at this moment. */
    public static int anyFree() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            return socket.getLocalPort();
        }
    }

    /**
     * Looks whether a part could listen there.
     *
     * @param variable the environment variable that moves the part to another port
     * @throws LocalFailure when the port is taken
     */
    public static void require(String part, int port, String variable) {
        if (!free(port)) {
            throw new LocalFailure(
                    "端口 " + port + "(" + part + ")已被占用;请释放该端口,或用环境变量 " + variable + " 指定其他端口",
                    "port " + port + " (" + part + ") is taken; free it, or name another one with " + variable);
        }
    }
}
