import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF files by veraPDF: PdfJudge ua1,2a FILE...
 *
 * <p>Files are judged side by side, each on one thread (veraPDF keeps the file it works on in thread
 * locals), and reported in the order given. Only failures and a summary are printed. Exit 1: a file
 * failed; 2: a profile is not known.
 */
public final class PdfJudge {
  private record Verdict(boolean passed, long checks, String report) {}

  public static void main(String[] args) throws Exception {
    LogManager.getLogManager().reset();
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    List<PDFAFlavour> flavours = new ArrayList<>();
    for (String name : args[0].split(",")) {
      PDFAFlavour flavour = PDFAFlavour.fromString(name);
      if (flavour == PDFAFlavour.NO_FLAVOUR || !flavour.toString().equals(name)) {
        System.err.println("check-pdf: unknown profile " + name);
        System.exit(2);
      }
      flavours.add(flavour);
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors()));
    List<Future<Verdict>> verdicts = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      String file = args[i];
      for (PDFAFlavour flavour : flavours) {
        verdicts.add(pool.submit((Callable<Verdict>) () -> judge(file, flavour)));
      }
    }
    pool.shutdown();
    int failed = 0;
    long checks = 0;
    for (Future<Verdict> future : verdicts) {
      Verdict v = future.get();
      checks += v.checks;
      if (!v.passed) {
        failed++;
        System.out.print(v.report);
      }
    }
    System.out.printf("veraPDF %s: %d files, %d checks, %d failures%n", args[0], args.length - 1, checks, failed);
    System.exit(failed > 0 ? 1 : 0);
  }

  private static Verdict judge(String file, PDFAFlavour flavour) {
    StringBuilder report = new StringBuilder();
    try (InputStream in = Files.newInputStream(Path.of(file));
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      // A file of which nothing was checked has not passed.
      boolean passed = result.isCompliant() && result.getTotalAssertions() > 0;
      report.append(String.format("%s: %s FAIL, %d checks%n", file, flavour, result.getTotalAssertions()));
      Map<String, Integer> findings = new TreeMap<>();
      for (TestAssertion t : result.getTestAssertions()) {
        if (t.getStatus() == TestAssertion.Status.FAILED) {
          String rule = t.getRuleId().getClause() + "-" + t.getRuleId().getTestNumber() + " " + t.getMessage();
          findings.merge(rule, 1, Integer::sum);
        }
      }
      findings.forEach((rule, times) -> report.append(String.format("  %d × %s%n", times, rule)));
      return new Verdict(passed, result.getTotalAssertions(), report.toString());
    } catch (Exception e) {
      return new Verdict(false, 0, String.format("%s: %s FAIL, could not be read: %s%n", file, flavour, e));
    }
  }
}
