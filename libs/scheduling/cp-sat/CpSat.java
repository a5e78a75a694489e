import com.google.ortools.Loader;
import com.google.ortools.sat.CpModelProto;
import com.google.ortools.sat.CpSolverResponse;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.SatParameters;
import com.google.ortools.sat.SolveWrapper;
import com.google.protobuf.TextFormat;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Solves one model with CP-SAT.
 *
 * <p>Standard input: a line with how many of the first variables are of interest, a line of parameters
 * and the lines of a model, both as protocol buffers in text form, and a line with a single dot. Closing it ends
 * the search. Standard output: "found OBJECTIVE BOUND VALUES…" for each better solution, and at the end
 * "done STATUS BOUND".
 */
public final class CpSat {
  /** What it has to leave in when asked to. */
  private static final long PATIENCE_MS = 2000;

  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.US_ASCII);

  public static void main(String[] args) throws IOException {
    Loader.loadNativeLibraries();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII), 1 << 16);
    int shown = Integer.parseInt(in.readLine());
    SatParameters parameters = TextFormat.parse(in.readLine(), SatParameters.class);
    CpModelProto model = TextFormat.parse(modelFrom(in), CpModelProto.class);

    SolveWrapper solver = new SolveWrapper();
    solver.setParameters(parameters);
    CpSolverSolutionCallback found =
        new CpSolverSolutionCallback() {
          @Override
          public void onSolutionCallback() {
            StringBuilder line = new StringBuilder("found ");
            line.append(objectiveValue()).append(' ').append(bestObjectiveBound());
            for (int i = 0; i < shown; i++) line.append(' ').append(solutionIntegerValue(i));
            say(line.toString());
          }
        };
    solver.addSolutionCallback(found);
    Thread ending = new Thread(() -> endWith(in, solver));
    ending.setDaemon(true);
    ending.start();
    CpSolverResponse response = solver.solve(model);
    say("done " + response.getStatus() + ' ' + response.getBestObjectiveBound());
    // The natives have threads of their own, which nobody waits for.
    Runtime.getRuntime().halt(0);
  }

  private static String modelFrom(BufferedReader in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) throw new IOException("The input ended before the model did.");
      text.append(line).append('\n');
    }
    return text.toString();
  }

  /** Waits for the end of the input, then for the solver, which may not have begun yet. */
  private static void endWith(BufferedReader in, SolveWrapper solver) {
    try {
      while (in.readLine() != null) continue;
      for (long left = PATIENCE_MS; left > 0; left -= 50) {
        solver.stopSearch();
        Thread.sleep(50);
      }
      Runtime.getRuntime().halt(0);
    } catch (IOException | InterruptedException broken) {
      Runtime.getRuntime().halt(1);
    }
  }

  private static synchronized void say(String line) {
    OUT.println(line);
    OUT.flush();
    // Nobody reads any more.
    if (OUT.checkError()) Runtime.getRuntime().halt(1);
  }
}
