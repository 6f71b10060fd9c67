using System.Globalization;
using System.Text;
using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Notices;

/// <summary>What changed since the last notice: one message, however much it is.</summary>
internal sealed record Digest(IReadOnlyList<Trouble> New, IReadOnlyList<Trouble> Over, int StandingCount)
{
    /// <summary>More than this of one kind is counted, not listed.</summary>
    private const int MostListed = 20;

    public bool IsEmpty => New.Count + Over.Count == 0;

    public string Title(Language language) => New.Count > 0
        ? NoticeTexts.NewTitle.In(language, New.Count, StandingCount)
        : NoticeTexts.OverTitle.In(language, Over.Count, StandingCount);

    public string Text(Language language)
    {
        StringBuilder text = new();
        Part(NoticeTexts.Failures, [.. New.Where(trouble => trouble.Kind == TroubleKind.Failure)]);
        Part(NoticeTexts.Silences, [.. New.Where(trouble => trouble.Kind == TroubleKind.Silence)]);
        Part(NoticeTexts.Over, Over);
        text.Append(NoticeTexts.Look.In(language));
        return text.ToString();

        void Part(Text heading, IReadOnlyList<Trouble> troubles)
        {
            if (troubles.Count == 0)
            {
                return;
            }

            text.Append(CultureInfo.InvariantCulture, $"{heading.In(language, troubles.Count)}\n");
            foreach (Trouble trouble in troubles.Take(MostListed))
            {
                text.Append(CultureInfo.InvariantCulture, $"  – {trouble.Told}\n");
            }

            if (troubles.Count > MostListed)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {NoticeTexts.AndMore.In(language, troubles.Count - MostListed)}\n");
            }

            text.Append('\n');
        }
    }
}
