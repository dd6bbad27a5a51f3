package io.drover.config;

import io.drover.problem.ProblemCode;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A YAML file that a person edits. Reading never stops at the first mistake: accessors of {@link YamlNode} note what is wrong, with line
 * and column, and {@link #check} throws them all at once.
 *
 * <pre>{@code
 * YamlDocument document = YamlDocument.parse("drover.yaml", text);
 * YamlNode source = document.root().at("source").required("source: with url and token");
 * Optional<URI> url = source.at("url").required("url: https://gitlab.example.com").parsed(URI::create, "an https address");
 * source.noOtherKeys();
 * document.check(ConfigProblem.CONFIG_INVALID);
 * }</pre>
 */
public final class YamlDocument {
    /** A plan of 20,000 projects has about 5 MB; the library's own limit is 3 MB. */
    private static final int LONGEST = 256 * 1024 * 1024;

    private final Mistakes mistakes;
    private final YamlNode root;

    private YamlDocument(Mistakes mistakes, Optional<Node> node) {
        this.mistakes = mistakes;
        this.root = new YamlNode(mistakes, node.orElse(null), "", 1, 1);
    }

    /** @param file name as the person knows it. Text that is no YAML at all becomes a mistake like any other */
    public static YamlDocument parse(String file, String text) {
        Mistakes mistakes = new Mistakes(file);
        LoadSettings settings = LoadSettings.builder().setLabel(file).setCodePointLimit(LONGEST).build();
        try {
            Iterator<Node> nodes = new Compose(settings).composeAllFromString(text).iterator();
            Optional<Node> node = nodes.hasNext() ? Optional.of(nodes.next()) : Optional.empty();
            if (nodes.hasNext()) {
                Mark mark = nodes.next().getStartMark().orElseThrow();
                mistakes.add(mark.getLine() + 1, mark.getColumn() + 1, "a second document begins here", "keep everything in one, without '---'");
            }
            return new YamlDocument(mistakes, node);
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            mistakes.addLast(
                    mark.map(m -> m.getLine() + 1).orElse(1),
                    mark.map(m -> m.getColumn() + 1).orElse(1),
                    "this is no YAML: " + e.getProblem(),
                    "check indentation (spaces, no tabs) and quotes just before");
        } catch (YamlEngineException e) {
            mistakes.addLast(1, 1, "this is no YAML: " + e.getMessage(), "");
        }
        return new YamlDocument(mistakes, Optional.empty());
    }

    /** The outermost mapping; absent when the file is empty. */
    public YamlNode root() {
        return root;
    }

    public Mistakes mistakes() {
        return mistakes;
    }

    /** @throws io.drover.problem.ProblemException of {@code code} naming every mistake, when there is any */
    public void check(ProblemCode code) {
        mistakes.throwAs(code);
    }
}
