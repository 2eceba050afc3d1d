package org.ruralwarehouse.contract;

import java.util.List;
import java.util.stream.Collectors;

/** Invalid definitions or settings of the office. Nothing runs until all problems are fixed. */
public final class DefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<DefinitionProblem> problems;

    /**
     * @param problems all problems, at least one
     */
    public DefinitionException(List<DefinitionProblem> problems) {
        super(problems.stream().map(DefinitionProblem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** An exception with one problem. */
    public static DefinitionException of(String file, String place, String message) {
        return new DefinitionException(List.of(new DefinitionProblem(file, place, message)));
    }

    /** All problems, not only the first. */
    public List<DefinitionProblem> problems() {
        return problems;
    }
}
