package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zhongdian/zhongdian/extension"
)

const extensionLong = `extension writes the browser extension that comes with this program into a folder, or
into an archive where the name ends in .zip. It shows the points of an article beside
the article's own page, in Chromium, Chrome, Edge and Firefox, and asks the server
that you run with "zhongdian serve". A folder written before is brought up to date;
one that holds anything else is left alone.`

const extensionNext = `Chromium, Chrome, Edge: open chrome://extensions, turn on Developer mode, choose
"Load unpacked" and this folder.
Firefox: open about:debugging#/runtime/this-firefox, choose "Load Temporary Add-on"
and manifest.json in this folder.
Then start "zhongdian serve", open an article and press the button (Alt+Shift+H).
`

func (c *cli) extension() *cobra.Command {
	return &cobra.Command{
		Use:     "extension DIR|FILE.zip",
		Short:   "Write the browser extension into a folder",
		Long:    extensionLong,
		Example: "  zhongdian extension ~/zhongdian-extension",
		Args:    exactly(1, "name a folder for the extension, or an archive that ends in .zip"),
		RunE: func(_ *cobra.Command, args []string) error {
			if strings.HasSuffix(strings.ToLower(args[0]), ".zip") {
				return writeFile(args[0], extension.WriteZip)
			}
			if err := extension.Write(args[0]); err != nil {
				return err
			}
			fmt.Fprintf(c.stdout, "The extension is in %s.\n\n%s", args[0], extensionNext)
			return nil
		},
	}
}
