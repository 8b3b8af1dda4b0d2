package dev.sesame.http.api.template;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Templates to save, all of them or none. The list alone is taken, too.
 *
 * @param templates the templates, each for another usage type or language
 */
@Schema(name = "TemplatesToSave")
record TemplatesBody(List<TemplateToSave> templates) {}
