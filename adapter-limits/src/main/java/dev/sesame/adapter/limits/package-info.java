/**
 * Counts what is sent against the rates and quotas of accounts and the budgets of recipients and end users.
 * Start with {@link dev.sesame.adapter.limits.RollingLimits}.
 */
@NullMarked
package dev.sesame.adapter.limits;

import org.jspecify.annotations.NullMarked;
