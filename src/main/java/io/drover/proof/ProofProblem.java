package io.drover.proof;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;

/** What can go wrong with a proof file before it says anything about the destination. */
public enum ProofProblem implements ProblemCode {
    PROOF_UNWRITABLE(
            Actor.ENVIRONMENT,
            "The proof cannot be written",
            "The file cannot be created: the disk may be full, the folder missing, or the file already be there.",
            "Choose another place with --output, or make room."),
    PROOF_UNREADABLE(
            Actor.YOU,
            "This is no proof file",
            "The file is missing, or is not what drover proof writes: a ZIP file with proof.json and a file for each group and project.",
            "Check the name, or get the file again from where it was kept."),
    PROOF_NEEDS_VERIFICATION(
            Actor.YOU,
            "Nothing was verified yet",
            "A proof says that what was verified is what the destination holds. There is no verification in this workspace.",
            "Run drover verify, then drover proof again."),
    PROOF_KEY_OPEN(
            Actor.YOU,
            "Others may read the signing key",
            "Group or others may read or write .drover/proof.key. Whoever has it can sign proofs in this workspace's name.",
            "chmod 600 the file. If somebody may have copied it, remove it: the next proof is signed by a new key."),
    PROOF_KEY_UNUSABLE(
            Actor.YOU,
            "The signing key cannot be used",
            ".drover/proof.key cannot be read or written, or does not hold an Ed25519 key pair.",
            "Bring the file back from a backup, or remove it: the next proof is signed by a new key.");

    private final Explanation explanation;

    ProofProblem(Actor actor, String title, String explanation, String next) {
        this.explanation = new Explanation(title, actor, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }
}
