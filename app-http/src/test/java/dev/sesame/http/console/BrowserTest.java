package dev.sesame.http.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that need Chromium; a {@code Browser} is a parameter of theirs. On a machine without they are skipped, unless
 * {@code -Dsesame.browser=required}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Chromium.class)
@interface BrowserTest {}
