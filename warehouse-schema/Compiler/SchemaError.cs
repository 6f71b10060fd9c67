namespace BhytWarehouse.SchemaCompiler;

/// <summary>One thing wrong with the schema, at a place that an editor can jump to.</summary>
public sealed record SchemaError(string File, int Line, int Column, string Code, string Message)
{
    // The form that MSBuild recognises in the output of a tool, so that the build lists it like an error of the C# compiler.
    public override string ToString() => Invariant($"{File}({Line},{Column}): error {Code}: {Message}");
}
