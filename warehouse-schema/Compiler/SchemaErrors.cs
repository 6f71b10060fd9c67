using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace BhytWarehouse.SchemaCompiler;

/// <summary>Collects everything that is wrong, so that one build shows all of it.</summary>
public sealed class SchemaErrors
{
    private readonly List<SchemaError> found = [];

    public bool Any => found.Count > 0;

    public IReadOnlyList<SchemaError> InOrder =>
        [.. found.Distinct().OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line).ThenBy(error => error.Column)];

    /// <summary>Whether something was found in the file already.</summary>
    public bool Concerns(SqlFile file) => found.Any(error => error.File == file.Path);

    public void Add(string file, int line, int column, string code, string message) => found.Add(new SchemaError(file, line, column, code, message));

    public void Add(SqlFile file, TSqlFragment at, string code, string message) => Add(file.Path, at.StartLine, at.StartColumn, code, message);
}
