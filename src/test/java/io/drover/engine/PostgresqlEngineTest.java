package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresqlEngineTest extends EngineContract {
    static EmbeddedPostgres server;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void emptyDatabase() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        }
    }

    @Test
    void of_two_transactions_that_wait_for_each_other_both_are_done_in_the_end() throws Exception {
        try (HikariDataSource data = store().open(4)) {
            Jdbi jdbi = Engine.repeating(data);
            jdbi.useHandle(h -> h.execute("create table things (id int primary key, count int)"));
            jdbi.useHandle(h -> h.execute("insert into things values (1, 0), (2, 0)"));
            CountDownLatch bothHoldOne = new CountDownLatch(2);
            AtomicInteger tries = new AtomicInteger();
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                List<Future<?>> both = new ArrayList<>();
                for (int first : List.of(1, 2)) {
                    both.add(threads.submit(Executors.callable(() -> jdbi.useTransaction(h -> {
                        tries.incrementAndGet();
                        h.execute("update things set count = count + 1 where id = ?", first);
                        bothHoldOne.countDown();
                        Awaitility.await().until(() -> bothHoldOne.getCount() == 0);
                        h.execute("update things set count = count + 1 where id = ?", 3 - first);
                    }))));
                }
                for (Future<?> one : both) {
                    one.get();
                }
            }
            assertThat(tries).hasValue(3);
            List<Integer> counts = jdbi.withHandle(h -> h.createQuery("select count from things").mapTo(Integer.class).list());
            assertThat(counts).containsExactly(2, 2);
        }
    }

    @Override
    Store store() {
        return Store.postgresql(server.getJdbcUrl("postgres", "postgres"), Optional.of("postgres"), Optional.empty());
    }
}
