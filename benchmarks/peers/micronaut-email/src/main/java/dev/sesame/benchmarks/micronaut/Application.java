package dev.sesame.benchmarks.micronaut;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;

/** Starts the service and says on which port it listens. */
public final class Application {

    private Application() {}

    public static void main(String[] args) {
        ApplicationContext context = Micronaut.build(args)
                .mainClass(Application.class)
                .banner(false)
                .start();
        System.out.println("LISTENING " + context.getBean(EmbeddedServer.class).getPort());
    }
}
