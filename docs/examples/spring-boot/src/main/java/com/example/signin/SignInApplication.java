package com.example.signin;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class SignInApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(SignInApplication.class, arguments);
    }
}
