namespace BhytWarehouse.EndToEnd.Tests.Mutants;

/// <summary>One thing that goes wrong at one step, or a combination that does not exist.</summary>
/// <param name="Feed">Whose records are meant; of what is made of several feeds, the one that is loaded last.</param>
/// <param name="Subject">The table or view of the step, such as conform.Claim.</param>
/// <param name="Columns">What is changed; empty for a row that goes or comes twice.</param>
/// <param name="Missing">Why there is no such thing; null where there is.</param>
internal sealed record LossMutant(PathStep Step, string Feed, string Subject, Mutation Mutation, string Columns = "", string? Missing = null)
{
    public string Name => $"{Step} {Feed} {Subject} {Mutation}{(Columns.Length > 0 ? " " + Columns : "")}";
}
