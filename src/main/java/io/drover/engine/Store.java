package io.drover.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.drover.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Where the journal lives: a SQLite file of one workspace, or a PostgreSQL that several workers share. */
public sealed interface Store {
    /** Journal in one file; one process runs it, any number look at it. */
    static Store sqlite(Path file) {
        return new Sqlite(file);
    }

    /** @param url JDBC URL without a password */
    static Store postgresql(String url, Optional<String> user, Optional<Secret> password) {
        return new Postgresql(url, user, password);
    }

    /** A pool for the engine; also brings the tables up to date. */
    HikariDataSource open(int connections);

    /** One connection that reads only, without pool or migration. */
    Connection openToRead() throws SQLException;

    /** True when there is something to read. */
    boolean exists();

    /** @param file parent folders are made when the journal is opened for writing */
    record Sqlite(Path file) implements Store {
        @Override
        public HikariDataSource open(int connections) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
            } catch (IOException e) {
                throw EngineProblem.JOURNAL_UNREACHABLE.exception("cannot make the journal's folder", file.toString(), e);
            }
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url());
            // One connection: with more, SQLite's unfair busy handler lets a heartbeat starve and a live worker be declared dead.
            config.setMaximumPoolSize(1);
            config.setConnectionTimeout(120_000);
            return migrated(config, file.toString());
        }

        private String url() {
            // IMMEDIATE: a transaction that reads first and writes later would fail at once when another process wrote in between.
            return "jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&busy_timeout=60000&transaction_mode=IMMEDIATE";
        }

        @Override
        public Connection openToRead() throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("open_mode", "1");
            properties.setProperty("busy_timeout", "10000");
            return DriverManager.getConnection("jdbc:sqlite:" + file, properties);
        }

        @Override
        public boolean exists() {
            return Files.exists(file);
        }
    }

    record Postgresql(String url, Optional<String> user, Optional<Secret> password) implements Store {
        @Override
        public HikariDataSource open(int connections) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            user.ifPresent(config::setUsername);
            password.ifPresent(secret -> config.setPassword(secret.reveal()));
            config.setMaximumPoolSize(connections);
            config.setMinimumIdle(1);
            return migrated(config, url);
        }

        @Override
        public Connection openToRead() throws SQLException {
            Properties properties = new Properties();
            user.ifPresent(name -> properties.setProperty("user", name));
            password.ifPresent(secret -> properties.setProperty("password", secret.reveal()));
            Connection connection = DriverManager.getConnection(url, properties);
            connection.setReadOnly(true);
            return connection;
        }

        @Override
        public boolean exists() {
            return true;
        }
    }

    private static HikariDataSource migrated(HikariConfig config, String where) {
        config.setPoolName("journal");
        try {
            // Flyway may hold two connections at once, so it does not get the pool of one.
            Flyway.configure()
                    .dataSource(config.getJdbcUrl(), config.getUsername(), config.getPassword())
                    .locations("classpath:io/drover/engine/migrations")
                    .load()
                    .migrate();
            return new HikariDataSource(config);
        } catch (FlywayException | com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
            throw EngineProblem.JOURNAL_UNREACHABLE.exception(
                    "the journal could not be opened: " + e.getClass().getSimpleName().toLowerCase(Locale.ROOT), where, e);
        }
    }
}
