package dev.sesame.http.api.caller;

import dev.sesame.core.access.Role;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which roles a call is open to. Those of {@link Access} also describe it. A call without is open to {@code admin}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface AllowedTo {

    /** The roles. */
    Role[] value();
}
