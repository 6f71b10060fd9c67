namespace BhytWarehouse.Fuzz.Tests.Mutation;

/// <summary>A stretch of a file that means something: a value, an element, a row.</summary>
/// <param name="IsWhole">It can be taken out or doubled and leaves the rest well-formed; else it is a value, to be replaced.</param>
internal readonly record struct Part(int Start, int Length, bool IsWhole);
