package dev.sesame.benchmarks.queue;

import dev.sesame.adapter.storejdbc.StoreConfig;
import dev.sesame.benchmarks.load.Folder;
import java.util.Map;

/** Where messages are kept: new and empty. */
interface Database extends AutoCloseable {

    /** What it is called, with its version. */
    String name();

    /** How a store of this process gets there. */
    StoreConfig config();

    /** How a service gets there. */
    Map<String, String> variables();

    @Override
    void close();

    /** Starts one in a folder. */
    interface Kind {
        Database in(Folder folder);
    }
}
