package dev.pipl.publisher;

import java.io.PrintWriter;
import java.util.function.IntConsumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows on standard error how many events are through: a bar on a terminal, a line for each tenth elsewhere. */
interface Progress extends IntConsumer, AutoCloseable {
    @Override
    void close();

    static Progress bar(String task, int events) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(events)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
        return new Progress() {
            @Override
            public void accept(int done) {
                bar.stepTo(done);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }

    static Progress lines(PrintWriter err, int events) {
        return new Progress() {
            private int tenths;

            @Override
            public void accept(int done) {
                int now = (int) (10L * done / Math.max(1, events));
                if (now > tenths) {
                    tenths = now;
                    err.println(Phrases.of("line.progress", done, events, now * 10));
                }
            }

            @Override
            public void close() {
                // nothing to tidy up
            }
        };
    }

    static Progress none() {
        return new Progress() {
            @Override
            public void accept(int done) {
                // not wanted
            }

            @Override
            public void close() {
                // nothing to tidy up
            }
        };
    }
}
