package org.ruralwarehouse.contract;

import java.util.List;
import java.util.stream.Collectors;

/** The office's own definitions are wrong: nothing starts until all problems are mended. */
public final class DefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<DefinitionProblem> problems;

    public DefinitionException(List<DefinitionProblem> problems) {
        super(problems.stream().map(DefinitionProblem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    public static DefinitionException of(String file, String place, String message) {
        return new DefinitionException(List.of(new DefinitionProblem(file, place, message)));
    }

    /** Every problem that was found, not only the first. */
    public List<DefinitionProblem> problems() {
        return problems;
    }
}
