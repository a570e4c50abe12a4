import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Validates each file against PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) with the veraPDF engine.
 *
 * <p>Prints one line for each broken rule, its fields divided by tabs: file, standard, clause and test,
 * how often, what the standard asks for. Prints nothing for a file that is in order. Ends with 2 where a
 * file could not be read at all.
 */
public final class Conformance {
    private static final Map<String, PDFAFlavour> STANDARDS = new LinkedHashMap<>();

    static {
        STANDARDS.put("PDFUA-1", PDFAFlavour.PDFUA_1);
        STANDARDS.put("PDFA-2A", PDFAFlavour.PDFA_2_A);
    }

    private Conformance() {}

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        boolean readable = true;
        for (Map.Entry<String, PDFAFlavour> standard : STANDARDS.entrySet()) {
            ValidationProfile profile = profile(standard.getKey());
            for (String file : files) {
                try {
                    report(file, standard.getKey(), validate(new File(file), standard.getValue(), profile));
                } catch (Exception error) {
                    readable = false;
                    line(file, standard.getKey(), "unreadable", 1, String.valueOf(error.getMessage()));
                }
            }
        }
        System.exit(readable ? 0 : 2);
    }

    /** The rules of a standard, as the engine brings them along. */
    private static ValidationProfile profile(String name) throws Exception {
        String place = "/org/verapdf/pdfa/validation/" + name + ".xml";
        try (InputStream rules = Conformance.class.getResourceAsStream(place)) {
            if (rules == null) {
                throw new IOException("The engine has no rules for " + name + ".");
            }
            return Profiles.profileFromXml(rules);
        }
    }

    private static List<TestAssertion> validate(File file, PDFAFlavour flavour, ValidationProfile profile)
            throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            return result.getTestAssertions();
        }
    }

    private static void report(String file, String standard, List<TestAssertion> assertions) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, String> messages = new LinkedHashMap<>();
        for (TestAssertion assertion : assertions) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                counts.merge(rule, 1, Integer::sum);
                messages.putIfAbsent(rule, assertion.getMessage());
            }
        }
        counts.forEach((rule, count) -> line(file, standard, rule, count, messages.get(rule)));
    }

    private static void line(String file, String standard, String rule, int count, String message) {
        String oneLine = message == null ? "" : message.replaceAll("\\s+", " ");
        System.out.println(String.join("\t", file, standard, rule, Integer.toString(count), oneLine));
    }
}
