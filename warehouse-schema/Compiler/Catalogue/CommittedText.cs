namespace BhytWarehouse.SchemaCompiler.Catalogue;

/// <summary>A generated text that is committed, so that a review shows what changed: compared by the build, rewritten when told to accept.</summary>
public static class CommittedText
{
    private const int ShownDifferences = 12;

    public static void CompareOrAccept(string path, string expected, bool accept, SchemaErrors errors)
    {
        string committed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (committed == expected)
        {
            return;
        }

        if (accept)
        {
            File.WriteAllText(path, expected);
            return;
        }

        (int firstLine, List<string> differences) = Difference(committed.Split('\n'), expected.Split('\n'));
        errors.Add(path, firstLine, 1, "BW0500",
            $"{Path.GetFileName(path)} is not what the .sql files say (- committed, + now): {string.Join("   ", differences)}. "
            + "Review the change, then accept it with: dotnet build warehouse-schema -p:AcceptSchema=true");
    }

    // The lines between the equal head and the equal tail; enough to see what happened, git diff shows the rest after accepting.
    private static (int FirstLine, List<string> Differences) Difference(string[] before, string[] after)
    {
        int head = 0;
        while (head < before.Length && head < after.Length && before[head] == after[head])
        {
            head++;
        }

        int tail = 0;
        while (tail < before.Length - head && tail < after.Length - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        string[] gone = before[head..^tail];
        string[] come = after[head..^tail];
        List<string> differences =
        [
            .. gone.Except(come).Select(line => "- " + line.Trim()).Take(ShownDifferences),
            .. come.Except(gone).Select(line => "+ " + line.Trim()).Take(ShownDifferences),
        ];
        return (head + 1, differences.Count > 0 ? differences : ["the order or number of equal lines"]);
    }
}
