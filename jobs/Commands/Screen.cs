using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>What the operator sees: lines and tables in one language, or one JSON document and nothing else.</summary>
internal sealed class Screen
{
    private static readonly JsonSerializerOptions JsonFormat = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly TimeSpan BetweenPlainLines = TimeSpan.FromSeconds(5);

    /// <summary>What is over this soon needs no word on the way.</summary>
    private static readonly TimeSpan WithoutLines = TimeSpan.FromSeconds(2);

    private readonly CommandSurroundings _surroundings;
    private readonly IAnsiConsole _console;
    public Screen(CommandSurroundings surroundings, Language language, bool isJson)
    {
        _surroundings = surroundings;
        Wording = new Wording(language);
        IsJson = isJson;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = surroundings.TerminalWidth is null ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = surroundings.TerminalWidth is null ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = surroundings.TerminalWidth is null ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(isJson ? TextWriter.Null : surroundings.Output),
        });
        _console.Profile.Width = surroundings.TerminalWidth ?? CommandSurroundings.PlainWidth;
        _console.Profile.Capabilities.Unicode = true;
    }

    /// <summary>Its words and numbers, for who shows them elsewhere.</summary>
    public Wording Wording { get; }

    public Language Language => Wording.Language;

    public bool IsJson { get; }

    public bool IsVietnamese => Language == Language.Vietnamese;

    public string Say(Text text, params ReadOnlySpan<object?> values) => Wording.Say(text, values);

    public void Line(Text text, params ReadOnlySpan<object?> values) => Write(Say(text, values), null);

    public void Good(Text text, params ReadOnlySpan<object?> values) => Write("✓ " + Say(text, values), "green");

    public void Warn(Text text, params ReadOnlySpan<object?> values) => Write("! " + Say(text, values), "yellow");

    public void Bad(Text text, params ReadOnlySpan<object?> values) => Write("✗ " + Say(text, values), "red");

    public void Tell(DoctorFinding finding) => Write(
        finding.Verdict switch { DoctorVerdict.Ok => "✓ ", DoctorVerdict.Warning => "! ", _ => "✗ " } + finding.Message,
        finding.Verdict switch { DoctorVerdict.Ok => "green", DoctorVerdict.Warning => "yellow", _ => "red" });

    public void Plain(string line) => Write(line, null);

    public void Blank() => Write("", null);

    public void Heading(Text text, params ReadOnlySpan<object?> values)
    {
        Blank();
        Write(Say(text, values), "bold");
    }

    public void Table(IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (IsJson)
        {
            return;
        }

        Table table = new() { Border = TableBorder.Simple, UseSafeBorder = false };
        foreach (Column column in columns)
        {
            TableColumn tableColumn = new(new Markup(Markup.Escape(column.Title.In(Language)))) { Alignment = column.IsNumber ? Justify.Right : Justify.Left, NoWrap = !column.Wraps };
            tableColumn.Padding = new Padding(0, 0, 1, 0);
            table.AddColumn(tableColumn);
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow(row.Select(cell => (IRenderable)new Spectre.Console.Text(cell)));
        }

        Padder shown = new(table, new Padding(1, 0, 0, 0));
        if (_surroundings.TerminalWidth is not null)
        {
            _console.Write(shown);
            return;
        }

        // Plain output ends up in files and mails: no blanks at line ends, no empty frame lines.
        using StringWriter plain = new();
        IAnsiConsole paper = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(plain) });
        paper.Profile.Width = CommandSurroundings.PlainWidth;
        paper.Profile.Capabilities.Unicode = true;
        paper.Write(shown);
        foreach (string line in plain.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
        {
            _surroundings.Output.WriteLine(line);
        }
    }

    public void Error(string message, int exitCode)
    {
        if (IsJson)
        {
            string json = JsonSerializer.Serialize(new { Error = new { Message = message, ExitCode = exitCode } }, JsonFormat);
            _surroundings.Output.WriteLine(json);
            _surroundings.Error.WriteLine(message);
        }
        else
        {
            _surroundings.Error.WriteLine(ErrorTexts.Error.In(Language, message));
        }
    }

    /// <summary>The one document of a command called with --json.</summary>
    public void Document(object document)
    {
        if (IsJson)
        {
            _surroundings.Output.WriteLine(JsonSerializer.Serialize(document, JsonFormat));
        }
    }

    public string Count(long value) => Wording.Count(value);

    public string Dong(decimal value) => Wording.Dong(value);

    public string DongOfHundredths(long hundredths) => Wording.DongOfHundredths(hundredths);

    public string Percent(decimal? rate) => Wording.Percent(rate);

    public static string Month(int monthKey) => monthKey <= 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{monthKey / 100:0000}-{monthKey % 100:00}");

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Relative to the current folder where that is shorter to type.</summary>
    public static string ShortPath(string path)
    {
        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    public string Bytes(long count) => Wording.Bytes(count);

    public string Seconds(TimeSpan time) => Wording.Seconds(time);

    /// <summary>Does something long, with bars on a terminal, plain lines elsewhere, silence under --json.</summary>
    public TResult Watch<TResult>(Func<Action<WorkProgress>, TResult> work)
    {
        Func<Action<WorkProgress>, TResult> told = _surroundings.Progressed is { } also
            ? report => work(progress =>
            {
                also(progress);
                report(progress);
            })
            : work;
        return IsJson ? told(_ => { }) : _surroundings.TerminalWidth is null ? WatchInLines(told) : WatchInBars(told);
    }

    private TResult WatchInLines<TResult>(Func<Action<WorkProgress>, TResult> work)
    {
        Lock gate = new();
        string current = "";
        long start = _surroundings.Time.GetTimestamp();
        long since = start;
        return work(progress =>
        {
            lock (gate)
            {
                bool isNew = progress.What != current;
                if ((isNew && _surroundings.Time.GetElapsedTime(start) >= WithoutLines) || _surroundings.Time.GetElapsedTime(since) >= BetweenPlainLines)
                {
                    current = progress.What;
                    since = _surroundings.Time.GetTimestamp();
                    Write(isNew || progress.Note.Length == 0 ? $"  {progress.What} …" : $"  {progress.What}: {progress.Note}", null);
                }
            }
        });
    }

    private TResult WatchInBars<TResult>(Func<Action<WorkProgress>, TResult> work)
    {
        TResult? result = default;
        NoteColumn notes = new();
        _console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }, notes, new RemainingTimeColumn(), new SpinnerColumn())
            .Start(context =>
            {
                Lock gate = new();
                Dictionary<string, ProgressTask> tasks = new(StringComparer.Ordinal);
                result = work(progress =>
                {
                    lock (gate)
                    {
                        if (!tasks.TryGetValue(progress.What, out ProgressTask? task))
                        {
                            foreach (ProgressTask earlier in tasks.Values)
                            {
                                earlier.IsIndeterminate = false;
                                earlier.Value = earlier.MaxValue;
                            }

                            task = context.AddTask(Markup.Escape(progress.What));
                            tasks.Add(progress.What, task);
                        }

                        task.IsIndeterminate = progress.Total <= 0;
                        task.MaxValue = Math.Max(1, progress.Total);
                        task.Value = Math.Max(task.Value, progress.Done);
                        notes.Notes[task.Id] = progress.Note;
                    }
                });
            });
        return result!;
    }

    private void Write(string line, string? style)
    {
        if (IsJson)
        {
            return;
        }

        // Lines break between words; a long path stays in one piece.
        if (_surroundings.TerminalWidth is null)
        {
            foreach (string part in Wrap(line))
            {
                _surroundings.Output.WriteLine(part);
            }
        }
        else
        {
            _console.MarkupLine(style is null ? Markup.Escape(line) : $"[{style}]{Markup.Escape(line)}[/]");
        }
    }

    private static IEnumerable<string> Wrap(string text)
    {
        while (text.Length > CommandSurroundings.PlainWidth)
        {
            // The last blank that leaves the line short enough, else the first one there is.
            int indent = text.Length - text.TrimStart().Length;
            int at = text.LastIndexOf(' ', CommandSurroundings.PlainWidth);
            at = at > indent ? at : text.IndexOf(' ', indent);
            if (at < 0)
            {
                break;
            }

            yield return text[..at].TrimEnd();
            text = "  " + text[(at + 1)..];
        }

        yield return text;
    }

    private sealed class NoteColumn : ProgressColumn
    {
        public ConcurrentDictionary<int, string> Notes { get; } = new();

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Spectre.Console.Text(Notes.GetValueOrDefault(task.Id, ""));
    }
}
