package dev.sesame.http;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** Starts the service. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Sesame",
                        version = "1",
                        description = "Sends the mails that let people in, through Amazon SES."))
@SecurityScheme(name = "key", type = SecuritySchemeType.HTTP, scheme = "bearer", description = "An API key")
public final class Application {

    private Application() {}

    public static void main(String[] arguments) {
        // A client may not have us shake hands over and over (CVE-2011-1473).
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        new Startup().args(arguments).banner(false).mainClass(Application.class).start();
    }
}
