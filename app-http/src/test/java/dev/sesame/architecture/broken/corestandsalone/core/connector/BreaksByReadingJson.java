package dev.sesame.architecture.broken.corestandsalone.core.connector;

import com.fasterxml.jackson.core.JsonParser;
import java.util.List;

interface BreaksByReadingJson {
    List<JsonParser> parsers();
}
