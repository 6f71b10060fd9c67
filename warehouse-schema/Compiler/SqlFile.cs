using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace BhytWarehouse.SchemaCompiler;

/// <summary>One .sql file of the schema: schema = folder, object = file.</summary>
public sealed class SqlFile
{
    private readonly Dictionary<int, string> trailingComments = [];

    private SqlFile(string path, string relativePath, string text, TSqlScript? script)
    {
        Path = path;
        RelativePath = relativePath;
        Text = text;
        Script = script;
        string[] parts = relativePath.Split('/');
        Schema = parts[0];
        Dataset = parts.Length > 2 ? parts[1] : null;
        Name = System.IO.Path.GetFileNameWithoutExtension(parts[^1]);
        Header = HeaderComment.Parse(HeaderLines(text));
        if (script is not null)
        {
            ReadTrailingComments(script);
        }
    }

    /// <summary>The path as error messages show it.</summary>
    public string Path { get; }

    /// <summary>The path below warehouse-schema, with forward slashes.</summary>
    public string RelativePath { get; }

    public string Schema { get; }

    /// <summary>The folder between mart and the file; null in the other schemas.</summary>
    public string? Dataset { get; }

    public string Name { get; }

    public string Text { get; }

    public HeaderComment Header { get; }

    /// <summary>The syntax tree; null when the file does not parse, which is reported.</summary>
    public TSqlScript? Script { get; }

    public IEnumerable<TSqlStatement> Statements => Script?.Batches.SelectMany(batch => batch.Statements) ?? [];

    public static SqlFile Parse(string path, string relativePath, string text, SchemaErrors errors)
    {
        TSql150Parser parser = new(initialQuotedIdentifiers: true);
        using StringReader reader = new(text);
        TSqlFragment? tree = parser.Parse(reader, out IList<ParseError> parseErrors);
        foreach (ParseError error in parseErrors)
        {
            errors.Add(path, error.Line, error.Column, "BW0001", error.Message);
        }

        return new SqlFile(path, relativePath, text, parseErrors.Count == 0 ? tree as TSqlScript : null);
    }

    /// <summary>The words behind "--" on the line where the fragment ends; null when there are none.</summary>
    public string? TrailingComment(TSqlFragment fragment)
    {
        TSqlParserToken last = fragment.ScriptTokenStream[fragment.LastTokenIndex];
        return trailingComments.GetValueOrDefault(last.Line);
    }

    private static IEnumerable<string> HeaderLines(string text)
    {
        using StringReader reader = new(text);
        while (reader.ReadLine() is { } line && line.StartsWith("--", StringComparison.Ordinal))
        {
            yield return line;
        }
    }

    private void ReadTrailingComments(TSqlScript script)
    {
        int lineWithCode = 0;
        foreach (TSqlParserToken token in script.ScriptTokenStream)
        {
            if (token.TokenType == TSqlTokenType.SingleLineComment)
            {
                if (token.Line == lineWithCode)
                {
                    trailingComments[token.Line] = token.Text.TrimStart('-').Trim();
                }
            }
            else if (token.TokenType is not (TSqlTokenType.WhiteSpace or TSqlTokenType.MultilineComment or TSqlTokenType.EndOfFile))
            {
                lineWithCode = token.Line;
            }
        }
    }
}
