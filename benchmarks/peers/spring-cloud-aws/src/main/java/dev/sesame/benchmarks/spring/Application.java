package dev.sesame.benchmarks.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** Starts the service and says on which port it listens. */
@SpringBootApplication(proxyBeanMethods = false)
public class Application {

    public static void main(String[] args) {
        var context = (WebServerApplicationContext) SpringApplication.run(Application.class, args);
        System.out.println("LISTENING " + context.getWebServer().getPort());
    }
}
