package dev.pipl.local.part;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Whether a URL answers 200. */
final class HttpProbe {

    private static final int PATIENCE_MILLIS = 3000;

    private HttpProbe() {}

    static boolean ok(int port, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
