using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Pages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace BhytWarehouse.Jobs.Tests.Pages;

/// <summary>What holds for the source of every page: whatever a person reads comes from a text in both languages, and each says who may see it.</summary>
public sealed partial class PageSourceTests
{
    public static TheoryData<string> Files() => [.. Directory.EnumerateFiles(PagesFolder(), "*.razor", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(PagesFolder(), file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Page_HasNoWordOfItsOwn_BesideTextsInBothLanguages(string file)
    {
        string markup = File.ReadAllText(Path.Combine(PagesFolder(), file));
        int code = markup.IndexOf("@code", StringComparison.Ordinal);
        markup = code < 0 ? markup : markup[..code];
        foreach (Regex left in (Regex[])[Comment(), Directive(), Statement()])
        {
            markup = left.Replace(markup, "");
        }

        markup = WithoutExpressions(markup);
        string[] said = [.. ReadAttribute().Matches(markup).Select(match => match.Groups[2].Value), .. Tag().Split(markup)];
        said.Select(text => text.Trim()).Where(text => text.Any(char.IsLetter)).ShouldBeEmpty(file);
    }

    [Fact]
    public void Texts_KeptInLists_AreThereInBothLanguages()
    {
        Text[] texts =
        [
            .. typeof(App).Assembly.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
                .Where(field => field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(Dictionary<,>) && field.FieldType.GetGenericArguments()[1] == typeof(Text))
                .SelectMany(field => ((System.Collections.IDictionary)field.GetValue(null)!).Values.Cast<Text>()),
        ];
        texts.Length.ShouldBeGreaterThan(30);
        texts.ShouldAllBe(text => text.English.Length > 0 && text.Vietnamese.Length > 0 && text.English.Count(sign => sign == '{') == text.Vietnamese.Count(sign => sign == '{'));
    }

    [Fact]
    public void EveryPage_SaysWhoMaySeeIt_AndTheNavigationAgrees()
    {
        Type[] pages = [.. typeof(App).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any())];
        pages.Where(page => page.GetCustomAttribute<AllowAnonymousAttribute>() is not null).ShouldBe([typeof(SignIn)]);
        pages.Where(page => page.GetCustomAttribute<AuthorizeAttribute>() is null && page != typeof(SignIn)).ShouldBeEmpty();
        foreach (PageEntry entry in PageList.All)
        {
            Type page = pages.Single(type => type.GetCustomAttributes<RouteAttribute>().Any(route => route.Template == entry.Path));
            page.GetCustomAttribute<AuthorizeAttribute>()!.Policy.ShouldBe(entry.Right?.ToString(), entry.Path);
        }
    }

    /// <summary>Takes @name, @name(…), @(…) and their chains out, and what stands in braces of statements only where it is markup stays.</summary>
    private static string WithoutExpressions(string markup)
    {
        System.Text.StringBuilder left = new();
        for (int at = 0; at < markup.Length; at++)
        {
            if (markup[at] != '@')
            {
                left.Append(markup[at]);
                continue;
            }

            at++;
            while (at < markup.Length && (char.IsLetterOrDigit(markup[at]) || markup[at] is '.' or '_' or '(' or '[' or '!'))
            {
                if (markup[at] is '(' or '[')
                {
                    at = EndOf(markup, at);
                }

                at++;
            }

            at--;
        }

        return left.ToString();
    }

    private static int EndOf(string markup, int open)
    {
        int depth = 0;
        for (int at = open; at < markup.Length; at++)
        {
            depth += markup[at] is '(' or '[' ? 1 : markup[at] is ')' or ']' ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return markup.Length - 1;
    }

    private static string PagesFolder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "jobs", "Pages"));

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@(page|using|inject|inherits|layout|attribute|implements|rendermode|namespace|typeparam).*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Directive();

    /// <summary>Lines of C# between the markup.</summary>
    [GeneratedRegex(@"^\s*(@?(if|else if|foreach|for|switch|while)\s*\(.*\)|else|[{}]|case .*:|break;|(var|string|int|bool)\s.*;)\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\b(aria-label|title|placeholder|alt|Title|Label|Caption)=""([^""]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex ReadAttribute();

    [GeneratedRegex(@"<[^>]*>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
