using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.NsoAdministrativeUnits;

/// <summary>Why an answer of the list service is no unit list; the file is refused with it.</summary>
internal sealed class UnreadableAnswerException(RuleText rule, string found) : Exception(found)
{
    public RuleText Rule { get; } = rule;
}
