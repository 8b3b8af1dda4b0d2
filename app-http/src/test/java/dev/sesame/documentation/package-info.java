/**
 * Holds README.md and the documentation to what they say. Start with {@link dev.sesame.documentation.SnippetsTest}.
 *
 * <p>Every code block of a page stands between {@code ```} and has an info string:
 *
 * <ul>
 *   <li>{@code sh}: commands. Those of a page are run one after another in one {@code bash -euo pipefail}, in an empty
 *       folder, against a service of the page's own, in simulator mode, at {@code http://127.0.0.1:8080} (the test maps
 *       the port). Write no placeholders but shell variables. A command fails the test with its exit code, and
 *       {@code curl} with a status of 400 or more, unless the answer is shown.
 *   <li>A {@code json}, {@code text} or {@code http} block right after it, or after one line that ends with a colon, is
 *       what it prints. {@link dev.sesame.documentation.Output} says what is compared; {@code …} stands for anything.
 *   <li>{@code console}: commands that no test can run, each after {@code "$ "}, with what they print.
 *   <li>{@code json}, {@code yaml}, {@code properties}, {@code env}, {@code xml}: are parsed; settings of ours are read as
 *       at a start.
 *   <li>{@code java}: is verbatim in a file of docs/examples, or compiles: as a file, or as statements or members of a
 *       class, which need not import the packages of the published modules.
 *   <li>{@code http}: a call or an answer. {@code sql}, {@code html} and {@code text} are only shown.
 * </ul>
 *
 * <p>In every block and in the text, settings ({@code SESAME_…}) and calls ({@code GET /v1/…}) exist, and relative links
 * lead to files and headings.
 *
 * <p>An HTML comment on a line of its own right before a block says more:
 *
 * <ul>
 *   <li>{@code with A=b C=d}: variables of the page's shell, and those that begin with {@code SESAME_} of its service.
 *   <li>{@code PUT /v1/connectors/default}: the {@code json} block is a body that this call takes; with
 *       {@code {"config": …}} after it, it stands in place of {@code …}. The key for it is in the variable {@code KEY}.
 *   <li>{@code given SesSimulator simulator}: what statements in {@code java} may use, written as parameters.
 * </ul>
 */
@NullMarked
package dev.sesame.documentation;

import org.jspecify.annotations.NullMarked;
