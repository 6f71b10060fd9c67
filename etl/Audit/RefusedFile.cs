namespace BhytWarehouse.Etl.Audit;

/// <summary>A file of which no record was taken, with the rule that refused it.</summary>
public sealed record RefusedFile(string FileName, string FileHash, string RuleCode, string Found, string Expected);
