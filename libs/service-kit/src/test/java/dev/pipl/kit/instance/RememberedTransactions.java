package dev.pipl.kit.instance;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A database that knows nothing but texts: those written in a transaction are there after its commit only. */
final class RememberedTransactions {

    final List<String> kept = new ArrayList<>();
    /** How many connections were taken and not given back. */
    int open;

    boolean isAway;
    private final List<String> uncommitted = new ArrayList<>();

    DataSource database() {
        return as(DataSource.class, (proxy, method, arguments) -> {
            if (isAway) {
                throw new SQLException("the database does not answer");
            }
            open++;
            return connection();
        });
    }

    /** In the transaction at hand. */
    void write(String text) {
        uncommitted.add(text);
    }

    private Connection connection() {
        return as(Connection.class, (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "commit" -> {
                    kept.addAll(uncommitted);
                    uncommitted.clear();
                }
                case "rollback" -> uncommitted.clear();
                case "close" -> {
                    // As the driver does with a transaction that is left open and given back to a pool.
                    kept.addAll(uncommitted);
                    uncommitted.clear();
                    open--;
                }
                case "createStatement" -> {
                    return as(
                            Statement.class,
                            (statement, call, values) -> call.getName().equals("execute") ? true : null);
                }
                default -> {
                    // Nothing to remember.
                }
            }
            return null;
        });
    }

    private static <T> T as(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
