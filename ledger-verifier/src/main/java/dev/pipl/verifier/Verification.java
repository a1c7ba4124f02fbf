package dev.pipl.verifier;

import dev.pipl.verifier.export.CheckedYear;
import dev.pipl.verifier.export.ExportCheck;
import dev.pipl.verifier.export.ExportFile;
import dev.pipl.verifier.export.NoExport;
import dev.pipl.verifier.fault.Findings;
import dev.pipl.verifier.headcount.EventKeys;
import dev.pipl.verifier.root.InclusionCheck;
import dev.pipl.verifier.root.RootChain;
import dev.pipl.verifier.root.RootsFile;
import dev.pipl.verifier.root.TrustedKeys;
import dev.pipl.verifier.row.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Checks files together: each by itself, the years of one handler against each other, and all against signed roots.
 *
 * @param isComplete whether the files are said to hold every year of their handlers
 * @param roots a file of keys and roots
 * @param trust the key that is trusted, by its id or its member {@code x}; without it no root is checked
 */
public record Verification(List<Path> files, boolean isComplete, Optional<Path> roots, Optional<String> trust) {

    /**
     * A year that was checked.
     *
     * @param root the signed root that covers it
     */
    public record Year(CheckedYear checked, Optional<Long> root) {}

    /** Everything that was found. */
    public record Result(List<Year> years, Findings findings) {

        public boolean isSound() {
            return findings.count() == 0;
        }
    }

    /**
     * Reads the files.
     *
     * @throws NoExport if something given cannot be used at all
     */
    public Result run() throws NoExport {
        Findings findings = new Findings();
        List<ExportFile> exports = new ArrayList<>();
        for (Path file : files) {
            exports.add(ExportFile.open(file, findings));
        }
        exports.sort(Comparator.comparing(ExportFile::handlerId).thenComparingInt(ExportFile::year));
        Optional<RootChain> chain = chain(findings);
        List<Year> years = new ArrayList<>();
        HandlerTurns turns = new HandlerTurns(isComplete, findings);
        EventKeys events = new EventKeys();
        String handlerId = null;
        for (ExportFile export : exports) {
            if (!export.handlerId().equals(handlerId)) {
                events = new EventKeys();
            }
            handlerId = export.handlerId();
            try {
                CheckedYear checked = new ExportCheck(export, events, findings).run();
                turns.add(checked);
                Optional<Long> root =
                        chain.isPresent() ? new InclusionCheck(chain.get(), findings).check(checked) : Optional.empty();
                years.add(new Year(checked, root));
            } catch (IOException e) {
                throw new NoExport(
                        "无法读取 " + export.file() + "：" + e.getMessage(),
                        "cannot read " + export.file() + ": " + e.getMessage());
            }
        }
        turns.check();
        return new Result(years, findings);
    }

    private Optional<RootChain> chain(Findings findings) throws NoExport {
        if (trust.isEmpty()) {
            if (roots.isPresent()) {
                throw new NoExport("给出 --roots 时须以 --trust 指明可信密钥", "--roots needs a key to trust: --trust");
            }
            findings.note(
                    "未给出可信密钥（--trust），根未检验：有人若重算了全部哈希，此处无从发现",
                    "no key to trust was given (--trust), so no root was checked: somebody who computed every hash anew"
                            + " would not be found");
            return Optional.empty();
        }
        try {
            RootsFile kept = roots.isPresent() ? RootsFile.read(roots.get()) : RootsFile.NONE;
            TrustedKeys keys = new TrustedKeys(trust.get(), kept);
            String file = roots.map(Path::toString).orElse("");
            return Optional.of(RootChain.check(file, kept, keys, findings));
        } catch (IOException e) {
            throw new NoExport(
                    "无法读取 " + roots.orElseThrow() + "：" + e.getMessage(),
                    "cannot read " + roots.orElseThrow() + ": " + e.getMessage());
        } catch (Unreadable unreadable) {
            throw new NoExport(
                    "--trust 既不是已知密钥的标识，也不是公钥：" + unreadable.said().zh(),
                    "--trust is neither the id of a key in --roots nor a public key: "
                            + unreadable.said().en());
        }
    }
}
