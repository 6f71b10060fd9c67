using System.Globalization;
using System.Runtime.CompilerServices;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.EndToEnd.Tests.Mutants;

/// <summary>Every way in which one row can get lost, come twice, lose its amount or stand elsewhere on the way from a file to a report is detected, or stands in LossContract.txt with its reason.</summary>
/// <remarks>
/// A sample of the product is set to work, drawn by BHYT_MUTANTS_SEED (1 unless set); BHYT_MUTANTS=all takes every mutant, another text those that have it in their name, BHYT_MUTANTS_OUT names a file for the outcome of each, and
/// BHYT_ACCEPT=1 with all of them writes the contract anew, in which a reason must then be given by hand (alone it writes the combinations that do not exist). Whole files or days that never come are no matter of the ledger.
/// </remarks>
public sealed class LossTests
{
    private const int SampleSize = 45;
    private const string NoReason = "REASON?";

    private static string? Asked => Environment.GetEnvironmentVariable("BHYT_MUTANTS");

    private static bool TakesAll => Asked == "all";

    [Fact]
    public void Catalogue_EveryMutationOfEveryFeedAtEveryStep_IsThereOrSaysWhyNot()
    {
        foreach (ISource source in SourceRegister.All.Sources)
        {
            foreach (PathStep step in Enum.GetValues<PathStep>())
            {
                foreach (Mutation mutation in Enum.GetValues<Mutation>())
                {
                    // What is made of several feeds is enumerated with the last of them.
                    bool isThere = LossCatalogue.All.Any(mutant => mutant.Step == step && mutant.Mutation == mutation && mutant.Feed == source.FeedCode)
                        || (step > PathStep.Delivery && !LossCatalogue.All.Any(mutant => mutant.Step == step && mutant.Feed == source.FeedCode));
                    isThere.ShouldBeTrue($"{step} {source.FeedCode} {mutation}");
                }
            }
        }

        LossCatalogue.All.Select(mutant => mutant.Name).ShouldBeUnique();
        LossCatalogue.All.Count(mutant => mutant.Missing is null).ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Contract_OfCombinationsThatDoNotExist_IsThatOfTheCode()
    {
        string[] missing = [.. LossCatalogue.All.Where(mutant => mutant.Missing is not null).Select(mutant => $"none {mutant.Name}: {mutant.Missing}").Order(StringComparer.Ordinal)];
        if (IsAccepting)
        {
            Write(missing.Concat(Contract().Where(line => !line.StartsWith("none ", StringComparison.Ordinal))));
            return;
        }

        Contract().Where(line => line.StartsWith("none ", StringComparison.Ordinal)).ShouldBe(missing);
    }

    [Fact]
    public void Contract_OfSurvivors_GivesAReasonForEach()
    {
        string[] survivors = [.. Contract().Where(line => line.StartsWith("survives ", StringComparison.Ordinal))];
        survivors.ShouldAllBe(line => line.Contains(": ", StringComparison.Ordinal) && !line.EndsWith(NoReason, StringComparison.Ordinal));
        HashSet<string> known = [.. LossCatalogue.All.Where(mutant => mutant.Missing is null).Select(mutant => mutant.Name)];
        Contract().Where(line => !line.StartsWith("none ", StringComparison.Ordinal)).Select(NameOf).ShouldAllBe(name => known.Contains(name));
    }

    [Fact]
    public async Task Mutants_SetToWork_AreDetectedUnlessTheContractSaysWhyNot()
    {
        using LossBench bench = new();
        await bench.PrepareAsync();
        Dictionary<string, string> contract = Contract().Where(line => !line.StartsWith("none ", StringComparison.Ordinal)).ToDictionary(NameOf, line => line.Split(' ')[0]);
        List<string> surprises = [];
        List<string> outcomes = [];
        foreach (LossMutant mutant in Chosen())
        {
            (string? detectedBy, bool changedAnything) = bench.Run(mutant);
            string outcome = detectedBy is not null ? "detected" : changedAnything ? "survives" : "equal";
            string told = $"{outcome} {mutant.Name}{(detectedBy is null ? "" : ": by " + detectedBy)}";
            outcomes.Add(told);
            if (Environment.GetEnvironmentVariable("BHYT_MUTANTS_OUT") is { Length: > 0 } file)
            {
                await File.AppendAllTextAsync(file, told + "\n");
            }

            // In a sample a new survivor is what matters; that one became detected, or has nothing to change any more, fails only the whole product, after which the contract is written anew.
            if (contract.GetValueOrDefault(mutant.Name, "detected") != outcome && (outcome == "survives" || Asked is { Length: > 0 }))
            {
                surprises.Add($"{told}; LossContract.txt says {contract.GetValueOrDefault(mutant.Name, "detected")}");
            }
        }

        if (IsAccepting && TakesAll)
        {
            Accept(outcomes);
            return;
        }

        outcomes.Count(outcome => outcome.StartsWith("detected ", StringComparison.Ordinal)).ShouldBeGreaterThan(outcomes.Count / 2);
        surprises.ShouldBeEmpty();
    }

    private static bool IsAccepting => Environment.GetEnvironmentVariable("BHYT_ACCEPT") == "1";

    private static LossMutant[] Chosen()
    {
        LossMutant[] all = [.. LossCatalogue.All.Where(mutant => mutant.Missing is null)];
        if (Asked is { Length: > 0 } part)
        {
            return TakesAll ? all : [.. all.Where(mutant => mutant.Name.Contains(part, StringComparison.Ordinal))];
        }

        // At least one of each step; the seed is in the environment, so that a nightly run may draw others.
        Random draw = new(int.Parse(Environment.GetEnvironmentVariable("BHYT_MUTANTS_SEED") ?? "1", CultureInfo.InvariantCulture));
        draw.Shuffle(all);
        return [.. all.GroupBy(mutant => mutant.Step).SelectMany(step => step.Take(SampleSize / 7))];
    }

    private static void Accept(IReadOnlyList<string> outcomes)
    {
        Dictionary<string, string> reasons = Contract().Where(line => line.StartsWith("survives ", StringComparison.Ordinal)).ToDictionary(NameOf, line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
        Write(LossCatalogue.All.Where(mutant => mutant.Missing is not null).Select(mutant => $"none {mutant.Name}: {mutant.Missing}")
            .Concat(outcomes.Where(outcome => outcome.StartsWith("equal ", StringComparison.Ordinal)))
            .Concat(outcomes.Where(outcome => outcome.StartsWith("survives ", StringComparison.Ordinal)).Select(outcome => $"{outcome}: {reasons.GetValueOrDefault(NameOf(outcome), NoReason)}")));
    }

    private static void Write(IEnumerable<string> lines) => File.WriteAllText(ContractPath(), string.Join('\n', Head.Concat(lines.Order(StringComparer.Ordinal))) + "\n");

    private static readonly string[] Head =
    [
        "# Mutants of the loss test that are not detected, by the code of LossCatalogue; every other one is.",
        "# none: the combination does not exist. equal: in the sample it changes nothing. survives: nothing detects it, and why that is borne.",
    ];

    private static string NameOf(string line)
    {
        string words = line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        int reason = words.IndexOf(": ", StringComparison.Ordinal);
        return reason < 0 ? words : words[..reason];
    }

    private static string[] Contract() => File.Exists(ContractPath()) ? [.. File.ReadAllLines(ContractPath()).Where(line => line.Length > 0 && line[0] != '#')] : [];

    private static string ContractPath([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "LossContract.txt");
}
