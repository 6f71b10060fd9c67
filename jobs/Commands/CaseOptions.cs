using System.CommandLine;
using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Why something is done about a person, and under which case.</summary>
internal sealed class CaseOptions(Language language)
{
    private const int LongestReference = 60;

    private readonly Option<string> _reason = new("--reason") { Description = HelpTexts.MatchReason.In(language), HelpName = "TEXT", Required = true };
    private readonly Option<string> _reference = new("--reference") { Description = HelpTexts.PersonReference.In(language), HelpName = "CASE", Required = true };

    public void AddTo(Command command)
    {
        command.Options.Add(_reason);
        command.Options.Add(_reference);
    }

    /// <exception cref="ArgumentException">One of them is empty, too long, or holds what looks like a number of a person.</exception>
    public (string Reason, string Reference) Read(ParseResult line)
    {
        string reference = OperatorLog.Check(line.GetValue(_reference)!);
        return reference.Length <= LongestReference
            ? (OperatorLog.Check(line.GetValue(_reason)!), reference)
            : throw new ArgumentException($"A case reference has at most {LongestReference} characters; this one has {reference.Length}.");
    }
}
