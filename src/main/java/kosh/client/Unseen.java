package kosh.client;

import me.tongfei.progressbar.ProgressBarConsumer;

/** Draws nothing. */
final class Unseen implements ProgressBarConsumer {

    private static final int WIDTH = 80;

    @Override
    public int getMaxRenderedLength() {
        return WIDTH;
    }

    @Override
    public void accept(String rendered) {}

    @Override
    public void close() {}
}
