namespace BhytWarehouse.Jobs.Notices;

/// <summary>Something that an operator has to know of, as long as it lasts.</summary>
/// <param name="Subject">By which it is known again: the same subject is told once.</param>
/// <param name="Told">What is told of it, in the language of the notices; nothing of a person.</param>
internal sealed record Trouble(TroubleKind Kind, string Subject, string Told);
