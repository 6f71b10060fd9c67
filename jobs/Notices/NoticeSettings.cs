using System.Globalization;
using BhytWarehouse.Jobs.Commands;
using MimeKit;

namespace BhytWarehouse.Jobs.Notices;

/// <summary>Who is told, from variables: passwords and secret addresses stand in no file.</summary>
internal static class NoticeSettings
{
    public const string Webhook = "BHYT_NOTICE_WEBHOOK";
    public const string SmtpHost = "BHYT_NOTICE_SMTP_HOST";
    public const string SmtpPort = "BHYT_NOTICE_SMTP_PORT";
    public const string SmtpUser = "BHYT_NOTICE_SMTP_USER";
    public const string SmtpPassword = "BHYT_NOTICE_SMTP_PASSWORD";
    public const string From = "BHYT_NOTICE_FROM";
    public const string To = "BHYT_NOTICE_TO";
    private const int SubmissionPort = 587;

    /// <exception cref="FormatException">A variable is faulty; its value is not told.</exception>
    public static IReadOnlyList<INoticeChannel> Channels(Func<string, string?> read, Language language)
    {
        List<INoticeChannel> channels = [];
        if (read(Webhook) is { Length: > 0 } webhook)
        {
            channels.Add(Uri.TryCreate(webhook, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" ? new WebhookChannel(address) : throw Faulty(Webhook, NoticeTexts.WebAddress));
        }

        if (read(SmtpHost) is { Length: > 0 } host)
        {
            int port = read(SmtpPort) switch
            {
                null or "" => SubmissionPort,
                string text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and <= 65_535 => number,
                _ => throw Faulty(SmtpPort, NoticeTexts.Port),
            };
            if (read(From) is not { Length: > 0 } from || read(To) is not { Length: > 0 } to)
            {
                throw new FormatException(NoticeTexts.NoSender.In(language));
            }

            channels.Add(new MailChannel(host, port, read(SmtpUser) ?? "", read(SmtpPassword) ?? "", Addresses(From, from), Addresses(To, to)));
        }

        return channels;

        InternetAddressList Addresses(string variable, string text) => InternetAddressList.TryParse(text, out InternetAddressList? list) && list.Count > 0 && list.Mailboxes.All(box => box.Address.Contains('@')) ? list : throw Faulty(variable, NoticeTexts.Address);

        FormatException Faulty(string variable, Text expected) => new(NoticeTexts.Faulty.In(language, variable, expected.In(language)));
    }
}
