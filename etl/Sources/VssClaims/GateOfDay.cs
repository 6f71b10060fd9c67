using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>The rules that judge the dossiers discharged on one day: those in force on it whose lists say something of it. Chosen once a day, so that no line asks again.</summary>
internal sealed class GateOfDay
{
    private const int MostGroups = 20;

    private readonly GateRule<ClaimLine>[][] _lineOfGroup;

    public GateOfDay(int dateKey, CodeListRegister lists)
    {
        List<(RuleText, string, ListState)> unjudged = [];
        Summary = Judging(VssClaimsRules.Summary);
        GateRule<ClaimLine>[] lines = Judging(VssClaimsRules.Line);
        Line = [.. lines.Where(rule => rule.CostGroups.Count == 0)];
        _lineOfGroup = [.. Enumerable.Range(0, MostGroups).Select(group => lines.Where(rule => rule.CostGroups.Contains(group)).ToArray())];
        Sums = Judging(VssClaimsRules.Sums);
        Whole = Judging(VssClaimsRules.Whole);
        Unjudged = [.. unjudged];

        GateRule<TSubject>[] Judging<TSubject>(GateRule<TSubject>[] rules) => [.. rules.Where(rule => rule.Text.Standing.HoldsOn(dateKey) && Knows(rule.Text))];

        bool Knows(RuleText rule)
        {
            foreach (string list in rule.Standing.Lists)
            {
                ListState state = lists.OrEmpty(list).StateOn(dateKey);
                if (state != ListState.Usable)
                {
                    unjudged.Add((rule, list, state));
                    return false;
                }
            }

            return true;
        }
    }

    public GateRule<ClaimSummary>[] Summary { get; }

    /// <summary>Asked of every line.</summary>
    public GateRule<ClaimLine>[] Line { get; }

    public GateRule<ClaimSums>[] Sums { get; }

    public GateRule<Dossier>[] Whole { get; }

    /// <summary>In force, but without the list that they need.</summary>
    public IReadOnlyList<(RuleText Rule, string ListName, ListState State)> Unjudged { get; }

    /// <summary>Asked of the lines of one cost group.</summary>
    public GateRule<ClaimLine>[] LineOf(long costGroup) => costGroup is >= 0 and < MostGroups ? _lineOfGroup[costGroup] : [];
}
